import { useEffect, useState } from 'react';

/** Rows of squares where rows of words will be; not shown for waits under 150 ms. */
export const Skeleton = ({ rows = 3, label }: { readonly rows?: number; readonly label: string }) => {
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const id = setTimeout(() => setShown(true), 150);
    return () => clearTimeout(id);
  }, []);
  return (
    <div role="status" className="skel-rows">
      <span className="sr">{label}</span>
      {isShown &&
        Array.from({ length: rows }, (_, row) => row).map((row) => (
          <div key={row} className="row">
            <span className={`skel ${row % 3 === 1 ? 'w60' : 'w80'}`} />
          </div>
        ))}
    </div>
  );
};
