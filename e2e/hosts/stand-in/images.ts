/** nativeImage: PNG and ICO files by scale factor, as bytes with the size from their header. */
import fs from 'node:fs';
import path from 'node:path';
import type * as Electron from 'electron';
import { type Like, strict } from './base.ts';

interface Representation {
  readonly bytes: Buffer;
  readonly size: Electron.Size;
}

const isIcon = (bytes: Buffer) => bytes.length > 22 && bytes.readUInt32LE(0) === 0x00010000;

/** The size that a PNG or ICO header states; undefined for other bytes. */
function sizeOf(bytes: Buffer): Electron.Size | undefined {
  if (bytes.length > 24 && bytes.toString('latin1', 1, 4) === 'PNG')
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  if (!isIcon(bytes)) return undefined;
  return { width: bytes[6] || 256, height: bytes[7] || 256 };
}

const fromDataUrl = (url: string): Buffer => Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');

class NativeImage implements Like<Electron.NativeImage> {
  private readonly representations = new Map<number, Representation>();
  private template = false;
  constructor(template = false) {
    this.template = template;
    return strict('NativeImage', this);
  }
  /** Electron ignores what it cannot decode. */
  add(bytes: Buffer, scale: number, size?: Electron.Size): this {
    const found = size ?? sizeOf(bytes);
    if (found) this.representations.set(scale, { bytes, size: found });
    return this;
  }
  addRepresentation({ scaleFactor = 1, buffer, dataURL }: Electron.AddRepresentationOptions): void {
    if (buffer) this.add(buffer, scaleFactor);
    else if (dataURL !== undefined) this.add(fromDataUrl(dataURL), scaleFactor);
  }
  private at(scale: number): Representation | undefined {
    return this.representations.get(scale) ?? this.representations.values().next().value;
  }
  isEmpty(): boolean {
    return this.representations.size === 0;
  }
  getScaleFactors(): number[] {
    return [...this.representations.keys()];
  }
  getSize(scale = 1): Electron.Size {
    const found = this.at(scale);
    if (!found) return { width: 0, height: 0 };
    const ofScale = this.representations.has(scale) ? scale : (this.getScaleFactors()[0] ?? 1);
    return { width: Math.round(found.size.width / ofScale), height: Math.round(found.size.height / ofScale) };
  }
  getAspectRatio(): number {
    const { width, height } = this.getSize();
    return width / height;
  }
  toPNG({ scaleFactor = 1 }: Electron.ToPNGOptions = {}): Buffer {
    return this.at(scaleFactor)?.bytes ?? Buffer.alloc(0);
  }
  toDataURL({ scaleFactor = 1 }: Electron.ToDataURLOptions = {}): string {
    const bytes = this.toPNG({ scaleFactor });
    return `data:image/${isIcon(bytes) ? 'x-icon' : 'png'};base64,${bytes.toString('base64')}`;
  }
  resize({ width, height }: Electron.ResizeOptions): Electron.NativeImage {
    const size = { width: width ?? height ?? 0, height: height ?? width ?? 0 };
    return new NativeImage(this.template).add(
      this.toPNG(),
      1,
      size,
    ) as Like<Electron.NativeImage> as Electron.NativeImage;
  }
  isTemplateImage(): boolean {
    return this.template;
  }
  setTemplateImage(option: boolean): void {
    this.template = option;
  }
  get isMacTemplateImage(): boolean {
    return this.template;
  }
}

const create = (template = false) => new NativeImage(template);
const asElectrons = (image: NativeImage) => image as Like<Electron.NativeImage> as Electron.NativeImage;

/** Takes `name.png` and, beside it, `name@2x.png` and so on, as Electron does. */
function createFromPath(file: string): Electron.NativeImage {
  const { dir, name, ext } = path.parse(file);
  const image = create(name.endsWith('Template'));
  for (const scale of [1, 1.25, 1.5, 2, 2.5, 3, 4]) {
    const candidate = scale === 1 ? file : path.join(dir, `${name}@${scale}x${ext}`);
    if (fs.existsSync(candidate)) image.add(fs.readFileSync(candidate), scale);
  }
  return asElectrons(image);
}

export const nativeImage = strict('nativeImage', {
  createEmpty: () => asElectrons(create()),
  createFromPath,
  createFromBuffer: (buffer: Buffer, { scaleFactor = 1 }: Electron.CreateFromBufferOptions = {}) =>
    asElectrons(create().add(buffer, scaleFactor)),
  createFromDataURL: (url: string) => asElectrons(create().add(fromDataUrl(url), 1)),
} satisfies Partial<typeof Electron.nativeImage>);
