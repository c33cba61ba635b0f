import { xmlText } from '../../../shared/xml-text';
import { toBase64 } from '../../host/host';

/** Properties that decide how a chart looks; variables and classes are resolved into attributes. */
const PROPERTIES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'stop-color',
  'paint-order',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
] as const;

/** Elements that others refer to. */
const NAMED: ReadonlySet<string> = new Set(['clipPath', 'pattern', 'linearGradient']);
const SVG = 'http://www.w3.org/2000/svg';

/** A picture of a chart that stands alone: no variables, no classes, no references outside. */
export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/**
 * A stand-alone copy of a drawn chart on its own ground, with its title above.
 * Parts marked `data-passing` (cursor, tooltip) are left out.
 */
export function pictureOf(chart: SVGSVGElement, title: string): Picture {
  const { width, height } = chart.getBoundingClientRect();
  const ground = getComputedStyle(chart.closest('[data-ground]') ?? document.body);
  const head = 28;
  const root = document.createElementNS(SVG, 'svg');
  root.setAttribute('xmlns', SVG);
  root.setAttribute('width', String(width));
  root.setAttribute('height', String(height + head));
  root.setAttribute('viewBox', `0 0 ${width} ${height + head}`);
  const back = document.createElementNS(SVG, 'rect');
  setAll(back, { width: '100%', height: '100%', fill: opaque(ground.backgroundColor) });
  const text = document.createElementNS(SVG, 'text');
  text.textContent = title;
  setAll(text, {
    x: '12',
    y: '19',
    fill: ground.color,
    'font-family': ground.fontFamily,
    'font-size': '13',
    'font-weight': '600',
  });
  const body = document.createElementNS(SVG, 'g');
  body.setAttribute('transform', `translate(0 ${head})`);
  for (const child of chart.children) body.append(...resolved(child));
  root.append(back, patternsOf(body), text, body);
  // Names hold characters that no XML may, and half letters that break the address of a picture.
  const svg = xmlText(new XMLSerializer().serializeToString(root));
  return { svg, width, height: height + head };
}

/** The picture as PNG bytes in base64, at twice the size for sharp print. */
export async function pngOf(picture: Picture): Promise<string> {
  const image = new Image();
  const svg = picture.svg.replace(/<defs/, `<style>${await fontFace()}</style><defs`);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = picture.width * 2;
  canvas.height = picture.height * 2;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('This window cannot draw pictures.');
  context.scale(2, 2);
  context.drawImage(image, 0, 0);
  return canvas.toDataURL('image/png').split(',')[1] ?? '';
}

/** The font of the page with its bytes inside: a picture cannot load any. Empty where it cannot be had. */
async function fontFace(): Promise<string> {
  const rule = [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .find((each) => each instanceof CSSFontFaceRule);
  const url = /url\("?([^")]+)"?\)/.exec(rule?.cssText ?? '')?.[1];
  if (!(rule instanceof CSSFontFaceRule) || url === undefined) return '';
  const bytes = await fetch(new URL(url, rule.parentStyleSheet?.href ?? document.baseURI)).then(
    (response) => response.blob(),
    () => null,
  );
  if (bytes === null) return '';
  const family = rule.style.getPropertyValue('font-family');
  return `@font-face{font-family:${family};font-weight:100 900;src:url(data:font/woff2;base64,${await toBase64(bytes)})}`;
}

/** Copies an element with its computed look as attributes; nothing for what is not seen. */
function resolved(element: Element): Element[] {
  const style = getComputedStyle(element);
  if (element.hasAttribute('data-passing') || style.display === 'none') return [];
  const copy = element.cloneNode(false) as Element;
  for (const name of ['class', 'style', 'tabindex', 'role', 'id']) copy.removeAttribute(name);
  for (const name of PROPERTIES) {
    const value = style.getPropertyValue(name);
    if (value !== '')
      copy.setAttribute(name, value.replace(/url\("?[^)#"]*#([^)"]+)"?\)/g, 'url(#$1)'));
  }
  for (const node of element.childNodes) {
    if (node instanceof Element) copy.append(...resolved(node));
    else copy.append(node.cloneNode());
  }
  if (NAMED.has(element.localName)) copy.id = element.id;
  return [copy];
}

/** The patterns that the copy refers to. */
function patternsOf(body: Element): Element {
  const defs = document.createElementNS(SVG, 'defs');
  const used = new Set<string>();
  for (const element of body.querySelectorAll('*')) {
    for (const name of ['fill', 'stroke', 'clip-path']) {
      const id = /url\(#([^)]+)\)/.exec(element.getAttribute(name) ?? '')?.[1];
      if (id !== undefined) used.add(id);
    }
  }
  for (const id of used) {
    const pattern = document.getElementById(id);
    if (pattern !== null && body.querySelector(`[id="${CSS.escape(id)}"]`) === null) {
      const [copy] = resolved(pattern);
      if (copy !== undefined) defs.append(copy);
    }
  }
  return defs;
}

function opaque(color: string): string {
  return /rgba\(.*, 0\)$/.test(color) || color === 'transparent' ? '#fff' : color;
}

function setAll(element: Element, attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}
