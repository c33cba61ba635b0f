import { formatCount } from '../../../shared/format';
import { listTable, type Table } from './table';

/** What an XML text holds: lists of equal elements as tables, or why it cannot be read. */
export type XmlRead =
  | { readonly ok: true; readonly tables: readonly Table[] }
  | { readonly ok: false; readonly detail: string };

const MAX_DEPTH = 64;
const MAX_FIELDS = 500;
const LONGEST_FIELD = 10_000;

interface Frame {
  readonly name: string;
  text: string;
  /** Texts of the elements inside that hold nothing else. */
  fields: Map<string, string> | null;
  isLeaf: boolean;
  readonly inReturn: boolean;
}

/** True for a text that begins like XML. */
export function isXml(text: string): boolean {
  return /^\s*<(?:\?xml|!--|!DOCTYPE|[A-Za-z_])/.test(text.slice(0, 1000));
}

/**
 * Reads the answers of AXL/SOAP and lists like them (runbooks B1, B2): every element whose children are texts is a
 * record, those of one name are a table. In an answer only what stands in `return` counts. No entities are declared
 * or followed, so nothing grows in reading.
 */
export function readXml(text: string): XmlRead {
  const lists = new Map<string, { fields: Map<string, number>; records: Map<string, string>[] }>();
  const stack: Frame[] = [];
  let requests = '';
  let fault = '';
  let hasReturn = false;
  const close = (frame: Frame): void => {
    const parent = stack.at(-1);
    if (frame.isLeaf) {
      if (frame.name === 'faultstring') fault = frame.text.trim();
      if (parent) {
        parent.isLeaf = false;
        parent.fields ??= new Map();
        if (parent.fields.size < MAX_FIELDS) parent.fields.set(frame.name, frame.text.trim());
      }
      return;
    }
    if (parent) parent.isLeaf = false;
    if (!frame.fields || frame.name === 'Fault') return;
    if (hasReturn && !(frame.inReturn && parent?.name === 'return')) return;
    const list = lists.get(frame.name) ?? { fields: new Map<string, number>(), records: [] };
    lists.set(frame.name, list);
    for (const field of frame.fields.keys())
      if (!list.fields.has(field)) list.fields.set(field, list.fields.size);
    list.records.push(frame.fields);
  };
  for (let offset = 0; offset < text.length; ) {
    const tag = text.indexOf('<', offset);
    if (tag < 0) break;
    const top = stack.at(-1);
    if (top?.isLeaf && tag > offset && top.text.length < LONGEST_FIELD)
      top.text += decodeEntities(text.slice(offset, Math.min(tag, offset + LONGEST_FIELD)));
    if (text.startsWith('<!--', tag)) {
      offset = endOf(text, '-->', tag);
    } else if (text.startsWith('<![CDATA[', tag)) {
      const end = text.indexOf(']]>', tag);
      if (top?.isLeaf)
        top.text += text.slice(tag + 9, end < 0 ? text.length : Math.min(end, tag + LONGEST_FIELD));
      offset = end < 0 ? text.length : end + 3;
    } else if (text.startsWith('<!', tag)) {
      return {
        ok: false,
        detail:
          'it declares a document type, which no answer of AXL does; such files can grow without end and are not read',
      };
    } else if (text.startsWith('<?', tag)) {
      offset = endOf(text, '?>', tag);
    } else {
      const end = text.indexOf('>', tag);
      if (end < 0) return cutOff(lists);
      const inner = text.slice(tag + 1, Math.min(end, tag + LONGEST_FIELD));
      offset = end + 1;
      if (inner.startsWith('/')) {
        const name = localName(inner.slice(1).trim());
        const frame = stack.pop();
        if (!frame || frame.name !== name)
          return {
            ok: false,
            detail: `its elements do not match: </${name.slice(0, 60)}> closes <${(frame?.name ?? 'nothing').slice(0, 60)}>`,
          };
        close(frame);
      } else {
        const name = localName(inner.split(/[\s/]/, 1)[0]!);
        if (stack.length >= MAX_DEPTH)
          return { ok: false, detail: `its elements are nested deeper than ${MAX_DEPTH} levels` };
        if (
          /^(?:list|get|executeSQL|assign|unassign|update)/.test(name) &&
          !name.endsWith('Response')
        )
          requests ||= name;
        if (name === 'return' && !hasReturn) {
          hasReturn = true;
          lists.clear();
        }
        const frame: Frame = {
          name,
          text: '',
          fields: null,
          isLeaf: true,
          inReturn: top !== undefined && (top.inReturn || top.name === 'return'),
        };
        if (inner.endsWith('/')) close(frame);
        else stack.push(frame);
      }
    }
  }
  if (stack.length > 0) return cutOff(lists);
  if (fault !== '')
    return { ok: false, detail: `it is the answer of a refused request: ${fault.slice(0, 200)}` };
  const tables = [...lists].map(([element, { fields, records }]) =>
    tableOf(element, fields, records),
  );
  if (requests !== '' && !hasReturn)
    return {
      ok: false,
      detail: `it is the request ${requests.slice(0, 60)}, not the answer to it`,
    };
  if (tables.length === 0)
    return {
      ok: false,
      detail: hasReturn ? 'it is an answer without rows' : 'it is XML without lists',
    };
  return { ok: true, tables };
}

function tableOf(
  element: string,
  fields: ReadonlyMap<string, number>,
  records: readonly Map<string, string>[],
): Table {
  const header = [...fields.keys()];
  const table = { form: 'XML', unit: 'record', header, width: header.length, element } as const;
  return listTable(
    table,
    records.map((record, index) => ({
      line: index + 1,
      cells: header.map((name) => record.get(name) ?? ''),
    })),
  );
}

function cutOff(lists: ReadonlyMap<string, { readonly records: readonly unknown[] }>): XmlRead {
  const records = [...lists.values()].reduce((sum, { records: list }) => sum + list.length, 0);
  return { ok: false, detail: `it ends too early, after ${formatCount(records)} whole records` };
}

function endOf(text: string, mark: string, from: number): number {
  const end = text.indexOf(mark, from);
  return end < 0 ? text.length : end + mark.length;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(\w{1,8}));/g,
    (whole, decimal, hex, name) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
        ? String.fromCodePoint(code)
        : '\uFFFD';
    },
  );
}
