/** The database holds something that no version of this program writes. `place` names table and row. */
export class UnreadableLab extends Error {
  readonly place: string;

  constructor(place: string, message: string) {
    super(message);
    this.name = 'UnreadableLab';
    this.place = place;
  }
}
