/** A tick by hand, in green ink. The word for it stands beside it. */
export const Tick = ({ size = 22, className = '' }: { readonly size?: number; readonly className?: string }) => (
  <svg className={`hand ${className}`} width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
    <path
      d="M3 13.5Q7 16 9 20.5Q13 9 22 2.5"
      fill="none"
      stroke="var(--leaf)"
      strokeWidth="2.6"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  </svg>
);
