/** How large the panel is drawn: the steps of a browser's zoom, as Ctrl or Cmd with plus, minus and zero. */

export const zoomSteps = ['in', 'out', 'reset'] as const;
export type ZoomStep = (typeof zoomSteps)[number];

/** Twice as large is what WCAG 1.4.4 asks for; smaller than this the texts can't be read. */
const factors = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const;

/** The factor after a step from this one, which need not be one of the usual ones. */
export function zoomed(factor: number, step: ZoomStep): number {
  switch (step) {
    case 'in':
      return factors.find((one) => one > factor + tolerance) ?? 2;
    case 'out':
      return factors.findLast((one) => one < factor - tolerance) ?? 0.8;
    case 'reset':
      return 1;
  }
}

/** Chromium keeps levels, of which factors are powers: what comes back is only nearly what was set. */
const tolerance = 0.01;
