import type { FriendGroup, PersonSummary, Unit } from '../../api/types';
import { fold, matches, type Word } from '../../lib/match';

export interface UnitNode {
  unit: Unit;
  people: PersonSummary[];
  units: UnitNode[];
  /** With everyone in the units below. */
  total: number;
}

interface Position {
  level: number;
  position: number;
  siblings: number;
}

/** `id` is the row's own: a person stands in a unit and in every group of friends that holds them. */
export type PersonRow = {
  kind: 'person';
  id: string;
  person: PersonSummary;
  parentId: string | null;
  /** The group of friends that the row stands in. */
  group?: FriendGroup;
} & Position;
export type GroupRow = {
  kind: 'group';
  id: string;
  group: FriendGroup;
  total: number;
  expanded: boolean;
  parentId: string;
} & Position;

export type TreeRow =
  | ({ kind: 'unit'; id: string; node: UnitNode; expanded: boolean; parentId: string | null } & Position)
  | PersonRow
  | GroupRow
  | ({ kind: 'friends'; id: string; expanded: boolean; total: number; parentId: null } & Position)
  | ({ kind: 'newGroup' | 'retryFriends'; id: string; parentId: string } & Position);

export type FolderRow = Extract<TreeRow, { expanded: boolean }>;

/** A row that holds others. */
export function isFolder(row: TreeRow): row is FolderRow {
  return 'expanded' in row;
}

/** The tree from flat lists. People whose unit is gone or who have none stand at the end. */
export function buildTree(
  units: readonly Unit[],
  people: readonly PersonSummary[],
): { roots: UnitNode[]; loose: PersonSummary[] } {
  const nodes = new Map<string, UnitNode>(units.map((unit) => [unit.id, { unit, people: [], units: [], total: 0 }]));
  const loose: PersonSummary[] = [];
  for (const person of people) {
    const node = person.unitId ? nodes.get(person.unitId) : undefined;
    (node?.people ?? loose).push(person);
  }
  const roots: UnitNode[] = [];
  for (const node of nodes.values()) {
    const parent = node.unit.parentId ? nodes.get(node.unit.parentId) : undefined;
    (parent?.units ?? roots).push(node);
  }
  sortUnits(roots);
  for (const root of roots) count(root);
  return { roots, loose };
}

function sortUnits(nodes: UnitNode[]): void {
  nodes.sort((a, b) => a.unit.order - b.unit.order || a.unit.name.localeCompare(b.unit.name));
  for (const node of nodes) sortUnits(node.units);
}

function count(node: UnitNode): number {
  node.total = node.people.length + node.units.reduce((sum, child) => sum + count(child), 0);
  return node.total;
}

/** What the tree shows, top to bottom: open units with their people first, then the units in them. */
export function flatten(
  tree: { roots: readonly UnitNode[]; loose: readonly PersonSummary[] },
  expanded: (unitId: string) => boolean,
  /** How many rows stand beside the topmost ones, below them. */
  below = 0,
): TreeRow[] {
  const rows: TreeRow[] = [];
  const siblings = tree.roots.length + tree.loose.length + below;
  tree.roots.forEach((node, index) => {
    addUnit(rows, node, expanded, { level: 1, position: index + 1, siblings }, null);
  });
  tree.loose.forEach((person, index) => {
    const position = tree.roots.length + index + 1;
    rows.push({ kind: 'person', id: person.id, person, parentId: null, level: 1, position, siblings });
  });
  return rows;
}

function addUnit(
  rows: TreeRow[],
  node: UnitNode,
  expanded: (unitId: string) => boolean,
  position: Position,
  parentId: string | null,
): void {
  const { id } = node.unit;
  const open = expanded(id);
  rows.push({ kind: 'unit', id, node, expanded: open, parentId, ...position });
  if (!open) return;
  const level = position.level + 1;
  const siblings = node.people.length + node.units.length;
  node.people.forEach((person, index) => {
    rows.push({ kind: 'person', id: person.id, person, parentId: id, level, position: index + 1, siblings });
  });
  node.units.forEach((child, index) => {
    addUnit(rows, child, expanded, { level, position: node.people.length + index + 1, siblings }, id);
  });
}

const folded = new WeakMap<object, string>();

function foldedOf(subject: PersonSummary | Unit): string {
  let text = folded.get(subject);
  if (text === undefined) {
    text = fold('displayName' in subject ? `${subject.displayName} ${subject.position ?? ''}` : subject.name);
    folded.set(subject, text);
  }
  return text;
}

export function matchesPerson(person: PersonSummary, words: readonly Word[]): boolean {
  return matches(foldedOf(person), words);
}

/** What is left of the lists by the filter: people who match, everyone in units that match, and the units above. */
export function filterTree(units: readonly Unit[], people: readonly PersonSummary[], words: readonly Word[]) {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const whole = new Map<string, boolean>();
  const isWhole = (unit: Unit | undefined, depth = 0): boolean => {
    if (!unit || depth > 20) return false;
    let known = whole.get(unit.id);
    if (known === undefined) {
      known = matches(foldedOf(unit), words) || isWhole(byId.get(unit.parentId ?? ''), depth + 1);
      whole.set(unit.id, known);
    }
    return known;
  };
  const kept = people.filter((person) => matchesPerson(person, words) || isWhole(byId.get(person.unitId ?? '')));
  const needed = new Set<string>();
  for (const unit of units) if (isWhole(unit)) addWithAbove(unit, byId, needed);
  for (const person of kept) addWithAbove(byId.get(person.unitId ?? ''), byId, needed);
  return { units: units.filter((unit) => needed.has(unit.id)), people: kept };
}

function addWithAbove(unit: Unit | undefined, byId: ReadonlyMap<string, Unit>, into: Set<string>): void {
  for (let at = unit; at && !into.has(at.id); at = byId.get(at.parentId ?? '')) into.add(at.id);
}
