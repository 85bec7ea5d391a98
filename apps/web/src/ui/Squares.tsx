/** A square of a row: filled by pen, begun, where one stands now, crossed out in red, or still empty. */
export type SquareMark = 'done' | 'half' | 'now' | 'wrong' | 'empty';

const classes: { readonly [M in SquareMark]: string } = { done: 'f', half: 'now half', now: 'now', wrong: 'x', empty: '' };

/** A row of squares: so many of so many. Decoration; the numbers stand beside it in words. */
export const Squares = ({ marks, size = '' }: { readonly marks: readonly SquareMark[]; readonly size?: '' | 's' | 'l' }) => (
  <span className={`sqs ${size}`} aria-hidden="true">
    {marks
      .map((mark, place) => ({ mark, place }))
      .map(({ mark, place }) => (
        <i key={place} className={classes[mark]} />
      ))}
  </span>
);
