import { kindOf } from './columns';
import { listTable, type Table } from './table';

/** What a JSON text holds: lists of objects as tables, or why it cannot be read. */
export type JsonRead =
  | { readonly ok: true; readonly tables: readonly Table[] }
  | { readonly ok: false; readonly detail: string };

const MAX_DEPTH = 8;

/** True for a text that begins like JSON. */
export function isJson(text: string): boolean {
  return /^\uFEFF?\s*[[{]/.test(text.slice(0, 1000));
}

/** Lists of objects anywhere in a JSON text, also one object a line, as scripts and AXL libraries write them. */
export function readJsonLists(text: string): JsonRead {
  const parsed = parse(text);
  if (!parsed.ok) return parsed;
  const tables: Table[] = [];
  collect(parsed.value, '', tables, 0);
  if (tables.length > 0) return { ok: true, tables };
  return { ok: false, detail: 'it is JSON without a list of users, groups or nodes' };
}

function parse(
  text: string,
):
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly detail: string } {
  try {
    return { ok: true, value: JSON.parse(text.replace(/^\uFEFF/, '')) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
    try {
      if (lines.length > 1) return { ok: true, value: lines.map((line) => JSON.parse(line)) };
    } catch (second) {
      if (!(second instanceof SyntaxError)) throw second;
    }
    // The words of the platform quote the text, which may hold anything.
    return {
      ok: false,
      detail: 'it begins like JSON and is none: something is missing or left over in it',
    };
  }
}

function collect(value: unknown, element: string, tables: Table[], depth: number): void {
  if (depth > MAX_DEPTH || typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    const table = objectTable(value, element) ?? pairTable(value, element);
    if (table) tables.push(table);
    else for (const item of value.slice(0, 100)) collect(item, element, tables, depth + 1);
    return;
  }
  for (const [key, item] of Object.entries(value)) collect(item, key, tables, depth + 1);
  if (tables.length > 0) return;
  // A single object, as a list of one is often written, or a map from user to node.
  const single = objectTable([value], element);
  if (single) tables.push(single);
}

function objectTable(items: readonly unknown[], element: string): Table | null {
  const objects = items.filter(isObject);
  if (objects.length === 0 || objects.length < items.length) return null;
  const fields = new Map<string, number>();
  for (const object of objects)
    for (const key of Object.keys(object)) if (!fields.has(key)) fields.set(key, fields.size);
  const header = [...fields.keys()];
  if (kindOf(header) === 'other') return null;
  const rows = objects.map((object, index) => {
    const cells = header.map((name) => cellOf(Object.hasOwn(object, name) ? object[name] : ''));
    const bad = cells.indexOf(null);
    const fault =
      bad < 0
        ? null
        : `holds a number in ${JSON.stringify(header[bad]!.slice(0, 60))} that lost digits`;
    return { line: index + 1, cells: cells.map((cell) => cell ?? ''), fault };
  });
  return listTable({ form: 'JSON', unit: 'record', header, width: header.length, element }, rows);
}

/** `[["anna01","imp1"], ...]` */
function pairTable(items: readonly unknown[], element: string): Table | null {
  if (items.length === 0 || !items.every((item) => Array.isArray(item) && item.length === 2))
    return null;
  const pairs = items as readonly (readonly unknown[])[];
  const first = pairs[0]!.map((cell) => String(cell));
  const named = kindOf(first) !== 'other';
  const header = named ? first : ['userid', 'node'];
  const rows = pairs
    .slice(named ? 1 : 0)
    .map((pair, index) => ({ line: index + 1, cells: pair.map((cell) => cellOf(cell) ?? '') }));
  return listTable({ form: 'JSON', unit: 'record', header, width: 2, element }, rows);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Keys under which libraries put the text of an element that has attributes. */
const TEXT_KEYS = ['_value_1', '$', '#text', '_', '$t', 'value', 'name', '$value'];

/** The text of a value; null for a number that JSON cannot carry whole. */
function cellOf(value: unknown): string | null {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : null;
  if (isObject(value)) {
    const key = TEXT_KEYS.find((name) => Object.hasOwn(value, name));
    return key === undefined ? '' : cellOf(value[key]);
  }
  return '';
}
