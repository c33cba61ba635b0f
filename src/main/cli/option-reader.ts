import { formatCount } from '../../shared/format';

/** What a number may be. Bounds in the units of the option, both allowed. */
export interface NumberRule {
  readonly least: number;
  readonly most: number;
  /** Most digits after the point; absent where only whole numbers are meant. */
  readonly decimals?: number;
}

/** Reads the values of options and keeps the first that cannot be read. */
export class OptionReader {
  /** What is wrong with the options, or null. */
  misuse: string | null = null;

  /** A number, or undefined where the option was not given. */
  number(option: string, given: string | undefined, rule: NumberRule): number | undefined {
    const { least, most, decimals = 0 } = rule;
    if (given === undefined) return undefined;
    const form = decimals === 0 ? /^\d+$/ : new RegExp(`^\\d+(?:\\.\\d{1,${decimals}})?$`);
    const value = Number(given);
    if (form.test(given) && value >= least && value <= most) return value;
    const kind = decimals === 0 ? 'a whole number' : 'a number';
    const digits = decimals === 0 ? '' : ` with at most ${decimals} after the point`;
    return this.refuse(
      `--${option} must be ${kind} from ${formatCount(least)} to ${formatCount(most)}${digits}, not ${JSON.stringify(given)}`,
    );
  }

  /** One of the words that an option takes, or undefined where it was not given. */
  word<const W extends string>(
    option: string,
    given: string | undefined,
    words: readonly W[],
  ): W | undefined {
    const found = words.find((word) => word === given);
    if (given === undefined || found !== undefined) return found;
    return this.refuse(
      `--${option} must be ${words.join(', ')}, one of them, not ${JSON.stringify(given)}`,
    );
  }

  /** Keeps what is wrong, unless something was before. */
  refuse(misuse: string): undefined {
    this.misuse ??= misuse;
    return undefined;
  }
}
