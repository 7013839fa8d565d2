/**
 * Makes the Markdown of `docs/` into static pages with search, light and dark; the groups beside them are those of
 * `docs/README.md`, so that a page is listed once. Nothing is loaded from another host.
 */
import fs from 'node:fs';
import path from 'node:path';
import { defineConfig, type DefaultTheme } from 'vitepress';

const root = path.resolve(import.meta.dirname, '../..');
const { homepage, repository } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  readonly homepage: string;
  readonly repository: { readonly url: string };
};
const sources = repository.url.replace(/^git\+/, '').replace(/\.git$/, '');

// The libraries of this package are found only from within it.
fs.rmSync(path.join(root, 'site/pages'), { recursive: true, force: true });
fs.cpSync(path.join(root, 'docs'), path.join(root, 'site/pages'), { recursive: true });

/** The tables of the index: a heading, and below it one page a line. */
function groups(): DefaultTheme.SidebarItem[] {
  const index = fs.readFileSync(path.join(root, 'docs/README.md'), 'utf8');
  return index
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [heading = ''] = part.split('\n');
      const links = [...part.matchAll(/^\| \[(?<text>[^\]]+)\]\((?<link>[^)]+)\)/gm)];
      return {
        text: heading,
        items: links.map(({ groups: found }) => ({
          text: (found?.['text'] ?? '').replaceAll('`', ''),
          link: pageOf(found?.['link'] ?? ''),
        })),
      };
    });
}

/** What is not in `docs/` is read where the sources are. */
function pageOf(link: string): string {
  return link.startsWith('../') ? `${sources}/blob/main/${link.slice('../'.length)}` : `/${link.replace(/\.md$/, '')}`;
}

export default defineConfig({
  srcDir: 'pages',
  outDir: '../out/site',
  cacheDir: '../out/site-cache',
  title: 'Daypass',
  description: 'Keeps people signed in to AWS IAM Identity Center.',
  lang: 'en',
  cleanUrls: true,
  rewrites: { 'README.md': 'index.md' },
  buildEnd({ outDir }) {
    fs.copyFileSync(path.join(root, 'assets/icon.svg'), path.join(outDir, 'icon.svg'));
    const list = fs.readFileSync(path.join(root, 'llms.txt'), 'utf8');
    const links = list.replaceAll(
      /\]\(([^):]+)\)/g,
      (_, link: string) => `](${pageOf(link.startsWith('docs/') ? link.slice('docs/'.length) : `../${link}`)})`,
    );
    fs.writeFileSync(path.join(outDir, 'llms.txt'), links);
  },
  head: [['link', { rel: 'icon', href: '/icon.svg', type: 'image/svg+xml' }]],
  markdown: {
    config(markdown) {
      markdown.core.ruler.push('links-out-of-docs', ({ tokens }) => {
        for (const token of tokens.flatMap(({ children }) => children ?? [])) {
          const href = token.attrGet('href');
          if (href?.startsWith('../')) token.attrSet('href', pageOf(href));
          // The index is the first page.
          else if (href?.startsWith('README.md')) token.attrSet('href', `/${href.slice('README.md'.length)}`);
        }
      });
    },
  },
  themeConfig: {
    logo: '/icon.svg',
    search: { provider: 'local' },
    sidebar: groups(),
    socialLinks: [{ icon: 'github', link: sources }],
    nav: [
      { text: 'Install', link: '/install' },
      { text: 'First steps', link: '/first-steps' },
      { text: 'Command', link: '/command' },
      { text: 'Sources', link: sources },
    ],
    outline: { level: [2, 3] },
    footer: { message: `<a href="${homepage}">${new URL(homepage).host}</a>` },
  },
});
