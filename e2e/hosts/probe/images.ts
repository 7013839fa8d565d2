/** Remembers from which files each nativeImage was made. */
import fs from 'node:fs';
import path from 'node:path';
import type * as Electron from 'electron';
import { before } from './before.ts';

export interface IconRecord {
  /** The names of the files it was made from. */
  readonly files: readonly string[];
  /** In device-independent pixels. */
  readonly size: { readonly width: number; readonly height: number };
  readonly template: boolean;
  readonly dataUrl: string;
}

export interface Images {
  /** The image made last, whatever it is for. */
  last(): Electron.NativeImage | undefined;
  describe(icon: Electron.NativeImage | string | undefined): IconRecord;
}

/** The names of the app's own pictures, by their bytes. */
function readAssets(folder: string): Map<string, string> {
  if (!fs.existsSync(folder)) return new Map();
  const names = fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(png|ico)$/.test(name));
  return new Map(names.map((name) => [fs.readFileSync(path.join(folder, name), 'base64'), path.basename(name)]));
}

const bytesOf = ({ buffer, dataURL = '' }: Electron.AddRepresentationOptions): Buffer =>
  buffer ?? Buffer.from(dataURL.slice(dataURL.indexOf(',') + 1), 'base64');

export function recordImages({ app, nativeImage }: typeof Electron): Images {
  const filesOf = new WeakMap<object, string[]>();
  let assets: Map<string, string> | undefined;
  let last: Electron.NativeImage | undefined;
  const nameOf = (bytes: Buffer): string => {
    assets ??= readAssets(path.join(app.getAppPath(), 'assets'));
    return assets.get(bytes.toString('base64')) ?? `${bytes.length} bytes`;
  };
  const remember = (image: Electron.NativeImage, file: string): Electron.NativeImage => {
    const files = [file];
    filesOf.set(image, files);
    before(image, 'addRepresentation', (_, added) => void files.push(nameOf(bytesOf(added))));
    last = image;
    return image;
  };
  const createFromPath = nativeImage.createFromPath.bind(nativeImage);
  const createFromBuffer = nativeImage.createFromBuffer.bind(nativeImage);
  Object.assign(nativeImage, {
    createFromPath: (file: string) => remember(createFromPath(file), path.basename(file)),
    createFromBuffer: (buffer: Buffer, options?: Electron.CreateFromBufferOptions) =>
      remember(createFromBuffer(buffer, options), nameOf(buffer)),
  } satisfies Partial<typeof nativeImage>);
  return {
    last: () => last,
    describe(icon) {
      const image = typeof icon === 'string' ? createFromPath(icon) : (icon ?? nativeImage.createEmpty());
      const scaleFactor = image.getScaleFactors().at(-1) ?? 1;
      return {
        files: typeof icon === 'string' ? [path.basename(icon)] : (filesOf.get(image) ?? []),
        size: image.getSize(),
        template: image.isTemplateImage(),
        dataUrl: image.isEmpty() ? '' : image.toDataURL({ scaleFactor }),
      };
    },
  };
}
