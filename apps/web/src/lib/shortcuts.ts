import { useEffect, useRef } from 'react';
import { usePreferences } from './preferences.ts';

/** Keys to actions: a letter alone, or `mod+` and a letter for Ctrl or Cmd. */
export type Shortcuts = Readonly<Record<string, () => void>>;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Acts on keys while the page is shown. Single letters are off while typing, and all are off in the settings. */
export const useShortcuts = (shortcuts: Shortcuts) => {
  const { shortcuts: isOn } = usePreferences();
  const current = useRef(shortcuts);
  current.current = shortcuts;
  useEffect(() => {
    if (!isOn) return;
    const onKey = (event: KeyboardEvent) => {
      const mod = event.ctrlKey || event.metaKey;
      if (event.altKey || event.shiftKey || event.repeat || (!mod && isTyping(event.target))) return;
      // The place of the key, not its letter: the same on a Ukrainian layout.
      const letter = event.code.startsWith('Key') ? event.code.slice(3).toLowerCase() : '';
      const act = current.current[mod ? `mod+${letter}` : letter];
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [isOn]);
};
