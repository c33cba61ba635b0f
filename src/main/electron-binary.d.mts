export interface FetchedElectron {
  /** Path of the program, or null. */
  readonly binary: string | null;
  /** Set when it is still being fetched. */
  readonly later: Promise<string | null> | null;
}
export function electronBinary(): string | null;
export function fetchElectron(patience: number): Promise<FetchedElectron>;
