import { quote } from '@spansmith/basics';
import { Fields, type Report } from './fields.ts';

const MAX_CATEGORIES = 200;
const MAX_NAME_CHARACTERS = 50;

/** Letters, digits, spaces and symbols, but not those that mean something in a path or a query. */
const CATEGORY_NAME = /^(?! )[^:$&%*()+~#/?\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+(?<! )$/u;

/** Checks `assets.entities`. Returns the categories that it declares. */
export function checkEntityTypes(assets: Fields | undefined, report: Report): Set<string> {
  const declared = new Set<string>();
  const types = assets?.optional('entities', 'array') ?? [];
  for (const [index, type] of types.entries()) {
    const fields = Fields.of(type, `assets.entities[${index}]`, report);
    fields?.optional('description', 'string');
    const category = fields?.required('category', 'string');
    if (!fields || category === undefined) continue;
    checkCategoryName(fields, category);
    if (declared.has(category)) {
      fields.report(
        'duplicateCategory',
        'category',
        `The category ${quote(category)} is declared twice. Remove one.`,
      );
    }
    declared.add(category);
  }
  if (declared.size > MAX_CATEGORIES) {
    const message = `The project has ${declared.size} categories; at most ${MAX_CATEGORIES} are possible. Merge some.`;
    assets?.report('tooManyCategories', 'entities', message);
  }
  return declared;
}

function checkCategoryName(fields: Fields, category: string): void {
  if (CATEGORY_NAME.test(category) && [...category].length <= MAX_NAME_CHARACTERS) return;
  const rule = `1 to ${MAX_NAME_CHARACTERS} letters, digits and symbols other than : $ & % * ( ) + ~ # / ?, and no space at its ends`;
  fields.report(
    'invalidCategoryName',
    'category',
    `A category's name has ${rule}; rename ${quote(category)}.`,
  );
}
