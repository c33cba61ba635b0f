export function electronBinary(): string | null;
export function fetchElectron(patience: number): Promise<string | null>;
