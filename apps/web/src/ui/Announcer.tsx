import { useEffect, useState } from 'react';

let say: (text: string) => void = () => {};

/** Tells people who listen instead of look; the last of several at once is told. */
export const announce = (text: string) => say(text);

/** The one polite live region of the page. */
export const Announcer = () => {
  const [text, setText] = useState('');
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    say = (next) => {
      clearTimeout(timer);
      timer = setTimeout(() => setText(next), 400);
    };
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="sr" aria-live="polite" role="status">
      {text}
    </div>
  );
};
