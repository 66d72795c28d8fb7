// The words that the house style avoids, each with its plain replacement, and the places where one is right.

/** `pattern` is matched with every space standing for any white space. */
export const words = [
  rule('besides', 'also, or: as well'),
  rule('anew', 'again'),
  rule('for ever', 'indefinitely, or: permanently'),
  rule('whoever', 'anyone who, or the name of the person'),
  rule('bidden', 'asked'),
  rule('borne', 'tolerated'),
  rule('all the same', 'regardless, or: anyway'),
  rule('(?<!the )rest(?:s|ed|ing)? on', 'depends on, or: is based on'),
  rule('(?:go|goes|going|went|gone) by', 'is identified by, or: uses; of time: passes'),
  rule('be it', 'whether'),
  rule('in work', 'in progress, or: being processed'),
  rule('at once', 'immediately, or: concurrently'),
  rule('in place of', 'instead of'),
  rule('taken for|tak(?:es?|ing) \\S+ for (?:done|granted|the end)', 'treats X as Y'),
  rule(
    '(?<!there )(?:is|are|was|were) no(?! (?:longer|more|less|fewer|better|different|one\\b))(?= \\S)',
    'is not a',
  ),
  rule(
    '(?<!(?:is|are|was|were|be|been|being|has|have|had|not|unless|never|as) )told',
    'reported, or: says (a person "is told")',
  ),
  rule(
    'met nothing|never met|faults? (?:that )?(?:is|are|was|were) met|meets? \\S+ with',
    'triggered, or: responds with',
  ),
  rule('(?<!connection (?:is |was )?)refus(?:e|es|ed|ing|al|als)(?! connection| the connection)', 'reject'),
  rule('imitat(?:e|es|ed|ing|ion|ions)', 'implement'),
  rule('nobody (?:knows|outside)', 'undocumented'),
  rule('pretend tenants?', 'simulated tenant'),
]

/**
 * Places where a word is right. `file` is the end of a path, and `text` is in the line of the hit.
 * Each has a reason: a text of the vendor, or a quote of a source.
 */
export const exceptions = [{ file: 'tools/words/words.mjs', text: '', reason: 'the list itself' }]

function rule(pattern, instead) {
  return { pattern: new RegExp(`\\b(?:${pattern.replaceAll(' ', '\\s+')})(?![\\w-])`, 'gi'), instead }
}
