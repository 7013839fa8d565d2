/** The pictures of a tour, numbered, and the page that shows them all with what happened in each. */
import fs from 'node:fs';
import path from 'node:path';

export interface Album {
  /** What happens from now on: the caption of the pictures that follow. */
  caption(text: string): void;
  /** The file of the next picture. */
  next(name: string): string;
  /** Writes the page; its file. */
  close(): string;
}

/** Whatever an earlier tour has left in the folder goes. */
export function createAlbum(dir: string): Album {
  fs.rmSync(dir, { recursive: true, force: true });
  fs.mkdirSync(dir, { recursive: true });
  const pictures: { readonly name: string; readonly caption: string }[] = [];
  let caption = '';
  return {
    // What follows on the terminal does not follow in the page.
    caption: (text) => void (caption = text.replace(/:$/, '.')),
    next(name) {
      const file = `${String(pictures.length + 1).padStart(2, '0')}-${name}.png`;
      pictures.push({ name: file, caption });
      return path.join(dir, file);
    },
    close() {
      const file = path.join(dir, 'index.html');
      fs.writeFileSync(file, pageOf(pictures));
      return file;
    },
  };
}

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 62rem; margin: 2rem auto; padding: 0 1.5rem; background: light-dark(#eef1f6, #14171c); }
main { display: grid; grid-template-columns: repeat(auto-fill, minmax(19rem, 1fr)); gap: 2rem 1.5rem; align-items: start; }
figure { margin: 0; }
img { max-width: 100%; border-radius: 10px; box-shadow: 0 6px 24px rgb(0 0 0 / 18%); }
figcaption { margin-top: .6rem; }
`;

function pageOf(pictures: readonly { readonly name: string; readonly caption: string }[]): string {
  const figures = pictures.map(
    ({ name, caption }) =>
      `<figure><a href="${name}"><img src="${name}" alt="${escaped(caption)}"></a><figcaption>${escaped(caption)}</figcaption></figure>`,
  );
  const head = `<meta charset="utf-8"><title>A day with Daypass</title><style>${style}</style>`;
  return `<!doctype html><html lang="en"><head>${head}</head><body><h1>A day with Daypass</h1><main>${figures.join('\n')}</main></body></html>\n`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
