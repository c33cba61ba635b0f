export interface ArchivePath {
  readonly archive: string;
  readonly path: string;
}
export function splitArchive(path: string): ArchivePath | null;
export function readArchived(path: ArchivePath): Buffer;
export function isArchived(path: ArchivePath): boolean;
