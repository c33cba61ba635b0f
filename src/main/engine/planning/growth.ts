/** Users that grow by so many percent a year. */
export interface Growth {
  readonly users: number;
  /** Hundredths of a percent a year: 6 % is 600. */
  readonly rate: number;
}

/** Far more than floating point errs by, far less than what matters. */
const DOUBTFUL = 1e-11;

/** More users than a forecast can hold exactly. */
export const MAX_USERS_AFTER = 1e12;

/**
 * Users after so many months: `ceil(users x (1 + rate)^(months / 12))`, exactly: where floating point cannot tell
 * on which side of a whole number the value lies, whole numbers decide.
 */
export function usersAfter({ users, rate }: Growth, months: number): number {
  if (rate === 0) return users;
  const value = users * (1 + rate / 10_000) ** (months / 12);
  const nearest = Math.round(value);
  if (Math.abs(value - nearest) > DOUBTFUL * value) return Math.ceil(value);
  return reaches(nearest, users, rate, months) ? nearest : nearest + 1;
}

/** `candidate >= users x (1 + rate)^(months / 12)`, both sides to the twelfth power. */
function reaches(candidate: number, users: number, rate: number, months: number): boolean {
  const power = BigInt(months);
  return (
    BigInt(candidate) ** 12n * 10_000n ** power >=
    BigInt(users) ** 12n * BigInt(10_000 + rate) ** power
  );
}

/** Devices of so many users: `ceil(users x devices)`. @param tenths  devices a user, in tenths */
export function devicesOf(users: number, tenths: number): number {
  return Math.ceil((users * tenths) / 10);
}
