// Phone numbers as they are typed: grouped for the eye. What a number is, the core decides.

const GROUPS: Record<string, { form: RegExp; sizes: number[] }> = {
  CN: { form: /^1[3-9]\d{1,9}$/, sizes: [3, 4, 4] },
  TW: { form: /^09\d{1,8}$/, sizes: [4, 3, 3] },
};

const HALF = (text: string) =>
  text.replace(/[０-９]/g, (it) => String.fromCharCode(it.charCodeAt(0) - 0xfee0));

/** A mobile number of the country in its groups; anything else as it was typed. */
export const groupPhone = (typed: string, country: string) => {
  const digits = HALF(typed).replace(/[\s\-‐－—]/g, "");
  const known = GROUPS[country];
  if (!known?.form.test(digits)) return typed;
  const parts: string[] = [];
  let at = 0;
  for (const size of known.sizes) {
    if (at < digits.length) parts.push(digits.slice(at, at + size));
    at += size;
  }
  return parts.join(" ");
};
