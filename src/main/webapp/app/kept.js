/** What the browser keeps for the person; where it forbids that, the page remembers until it is closed. */

const remembered = new Map();

export function keep(key, value, storage = () => localStorage) {
  const drop = value === null || value === '';
  try {
    if (drop) {
      storage().removeItem(key);
    } else {
      storage().setItem(key, value);
    }
  } catch {
    remembered.set(key, drop ? null : value);
  }
}

export function kept(key, storage = () => localStorage) {
  try {
    return storage().getItem(key) ?? remembered.get(key) ?? null;
  } catch {
    return remembered.get(key) ?? null;
  }
}

/** Kept until the tab is closed. */
export const thisTab = () => sessionStorage;
