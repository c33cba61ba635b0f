export function findChromium(): string | null;
export function chromiumLaunch(): { executablePath: string; args: string[] };
export function ensureChromium(): boolean;
