let hasMoved = false;

/** The reader went from one page to another in this tab; from now on a new page takes the focus to its heading. */
export const markMoved = () => {
  hasMoved = true;
};

export const hasMovedOnce = (): boolean => hasMoved;
