/** Everything is sized in rem, so that it grows with the text: px on the screen per px at normal text size. */
export function textScale(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
}
