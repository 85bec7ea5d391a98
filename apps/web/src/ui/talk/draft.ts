import { useEffect, useRef, useState } from 'react';
import { readDraft, writeDraft } from '../../lib/storage.ts';

const saveAfterMs = 120;

/** What is being written, kept on this device so that a crash of the tab costs nothing. */
export const useDraft = (room: string, person: string) => {
  const [text, setText] = useState('');
  const touched = useRef(false);
  useEffect(() => {
    let isGone = false;
    void readDraft(room, person).then((saved) => {
      if (!isGone && !touched.current && saved) setText(saved);
    });
    return () => {
      isGone = true;
    };
  }, [room, person]);
  useEffect(() => {
    if (!touched.current) return;
    const save = () => void writeDraft(room, person, text);
    const id = setTimeout(save, saveAfterMs);
    addEventListener('pagehide', save);
    return () => {
      clearTimeout(id);
      removeEventListener('pagehide', save);
    };
  }, [room, person, text]);
  const change = (next: string) => {
    touched.current = true;
    setText(next);
  };
  const clear = () => {
    change('');
    void writeDraft(room, person, '');
  };
  return { text, change, clear };
};
