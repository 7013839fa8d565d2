/** The shape that a translation must have: every English key, with the plural forms that its language knows. */

/** Japanese has one plural form: of `x_one` and `x_other` only `x_other` is asked for. */
export type Localised<Messages> = {
  readonly [Key in keyof Messages as Key extends `${string}_one` ? never : Key]: Messages[Key] extends string
    ? string
    : Localised<Messages[Key]>;
};
