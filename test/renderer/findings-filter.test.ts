import { expect, test } from 'vitest';
import {
  countSeverities,
  filterFindings,
  findingPlaces,
} from '../../src/renderer/features/findings/filter-findings';
import type { FindingView, Severity } from '../../src/shared/finding';
import { groupView, nodeView } from './views';

const groups = [
  groupView({
    name: 'PRG-2',
    nodes: [nodeView({ name: 'imp3' }), nodeView({ name: 'imp4', slot: 2 })],
  }),
];

function finding(code: string, severity: Severity, at: string): FindingView {
  return {
    code,
    severity,
    at,
    place: { kind: 'cluster' },
    about: 'design',
    label: '',
    figure: '',
    message: '',
    title: '',
    advice: '',
    sources: [],
    basis: 'derived',
    fixes: [],
  };
}

const findings = [
  finding('L01', 'error', 'imp3'),
  finding('V11', 'warning', 'PRG-2'),
  finding('V22', 'warning', 'imp4'),
  finding('V23', 'advice', 'cluster'),
];
const codes = (place: string | null, severity: Severity | null = null) =>
  filterFindings(findings, { place, severity }, groups).map(({ code }) => code);

test('a group shows its own findings and those of its nodes', () => {
  expect(codes('PRG-2')).toEqual(['L01', 'V11', 'V22']);
  expect(codes('imp3')).toEqual(['L01']);
  expect(codes('cluster')).toEqual(['V23']);
  expect(codes(null)).toHaveLength(4);
});

test('severity and place work together', () => {
  expect(codes('PRG-2', 'warning')).toEqual(['V11', 'V22']);
  expect(codes('imp3', 'advice')).toEqual([]);
  expect(countSeverities(findings)).toEqual({ error: 1, warning: 2, advice: 1 });
});

test('only places with findings are offered, in topology order', () => {
  expect(findingPlaces(findings, groups)).toEqual([
    { name: 'cluster', count: 1 },
    { name: 'PRG-2', count: 3 },
    { name: 'imp3', count: 1 },
    { name: 'imp4', count: 1 },
  ]);
});
