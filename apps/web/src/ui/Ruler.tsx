/** Progress along a ruler, 0 to 100. */
export const Ruler = ({ percent, label }: { readonly percent: number; readonly label: string }) => (
  <span className="ruler" role="progressbar" aria-label={label} aria-valuenow={percent} aria-valuemin={0} aria-valuemax={100}>
    <i style={{ width: `${percent}%` }} />
  </span>
);
