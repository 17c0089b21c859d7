/** The keys that a language must have: all of English, which alone tells one from many. */
export type Same<English> = {
  [K in keyof English as K extends `${string}_one` ? never : K]: string;
};
