/** The panel's icons. They are ornaments: the word beside them, or the label of their button, says what they mean. */

/** Drawn on a 16 x 16 grid with round strokes. The status icons differ in shape, so that colour is never needed. */
const paths = {
  'signed-out': 'M8 1.9a6.1 6.1 0 1 0 0 12.2A6.1 6.1 0 1 0 8 1.9zM5.2 8h5.6',
  'signing-in': 'M8 1.9a6.1 6.1 0 1 1-6.1 6.1',
  'signed-in': 'M8 1.9a6.1 6.1 0 1 0 0 12.2A6.1 6.1 0 1 0 8 1.9zM5.2 8.2l2 2 3.6-4.2',
  offline: 'M8 1.9a6.1 6.1 0 1 0 0 12.2A6.1 6.1 0 1 0 8 1.9zM3.9 12.1 12.1 3.9',
  'ending-soon': 'M8 1.9a6.1 6.1 0 1 0 0 12.2A6.1 6.1 0 1 0 8 1.9zM8 4.7V8l2.2 1.6',
  ended: 'M8 2.2 14.3 13.3H1.7zM8 6.4v3.1M8 11.3v.2',
  plus: 'M8 3v10M3 8h10',
  gear: 'M2 4.5h4.2M9.8 4.5H14M2 11.5h1.7M7.3 11.5H14M8 2.7a1.8 1.8 0 1 0 0 3.6A1.8 1.8 0 1 0 8 2.7zM5.5 9.7a1.8 1.8 0 1 0 0 3.6A1.8 1.8 0 1 0 5.5 9.7z',
  back: 'M9.8 3.2 5 8l4.8 4.8',
  more: 'M3.5 8h.01M8 8h.01M12.5 8h.01',
  close: 'M4 4l8 8M12 4l-8 8',
  copy: 'M6 5.8h6.4c.4 0 .8.4.8.8V13c0 .4-.4.8-.8.8H6a.8.8 0 0 1-.8-.8V6.6c0-.4.4-.8.8-.8zM3.4 10.4H3a.8.8 0 0 1-.8-.8V3c0-.4.4-.8.8-.8h6.4c.5 0 .8.4.8.8v.4',
  user: 'M8 2.2a2.7 2.7 0 1 0 0 5.4 2.7 2.7 0 1 0 0-5.4zM2.8 13.8c.3-2.5 2.4-3.9 5.2-3.9s4.9 1.4 5.2 3.9',
  bell: 'M8 2a4 4 0 0 0-4 4c0 3.2-1.3 4.4-1.3 5.2h10.6c0-.8-1.3-2-1.3-5.2a4 4 0 0 0-4-4zM6.6 13.6a1.5 1.5 0 0 0 2.8 0',
  'bell-off':
    'M5.5 2.9A4 4 0 0 1 12 6c0 2 .5 3.2.9 4M4.1 5.2A5 5 0 0 0 4 6c0 3.2-1.3 4.4-1.3 5.2h7.4M6.6 13.6a1.5 1.5 0 0 0 2.8 0M2 2l12 12',
  check: 'M3.2 8.6 6.4 12l6.4-7.6',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 1 0 0-9zM10.4 10.4 14 14',
  open: 'M6.5 3H4a1 1 0 0 0-1 1v8a1 1 0 0 0 1 1h8a1 1 0 0 0 1-1V9.5M9 2.8h4.2V7M13 3 7.6 8.4',
  chevron: 'M4 6.2 8 10l4-3.8',
  star: 'M8 1.8l1.9 4 4.3.6-3.1 3 .8 4.3L8 11.6l-3.9 2.1.8-4.3-3.1-3 4.3-.6z',
  list: 'M5.5 4H14M5.5 8H14M5.5 12H14M2.5 4h.01M2.5 8h.01M2.5 12h.01',
  fault: 'M8 1.9a6.1 6.1 0 1 0 0 12.2A6.1 6.1 0 1 0 8 1.9zM5.8 5.8l4.4 4.4M10.2 5.8l-4.4 4.4',
  warning: 'M8 2.2 14.3 13.3H1.7zM8 6.4v3.1M8 11.3v.2',
  key: 'M5 8.4a2.6 2.6 0 1 0 0 5.2 2.6 2.6 0 1 0 0-5.2zM6.9 9.1l6.5-6.5M10.4 5.6l2 2M12.2 3.8l1.4 1.4',
  info: 'M8 1.9a6.1 6.1 0 1 0 0 12.2A6.1 6.1 0 1 0 8 1.9zM8 7.3v3.5M8 5.1v.1',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" data-icon={name} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  );
}
