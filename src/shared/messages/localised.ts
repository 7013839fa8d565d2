/** The shape that a translation must have: every English key, with the plural forms that its language knows. */

/**
 * `Forms`: the language's plural categories, as `new Intl.PluralRules('de').resolvedOptions().pluralCategories` tells them. Of a text
 * that English has as `x_one` and `x_other`, each of these forms is asked for; Japanese has `other` alone.
 */
export type Localised<Messages, Forms extends Intl.LDMLPluralRule = 'other'> = {
  readonly [
    Key in keyof Messages as Key extends `${infer Name}_one` ? `${Name}_${Exclude<Forms, 'other'>}` : Key
  ]: Messages[Key] extends string ? string : Localised<Messages[Key], Forms>;
};
