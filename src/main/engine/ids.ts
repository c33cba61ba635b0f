export interface IdTable {
  readonly length: number;
}
