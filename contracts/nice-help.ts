import type { Evidence } from './evidence.js'

/** A sentence of a page of NICE's help. */
function page(title: string, location: string, date: string): (sentence: string) => Evidence {
  return (sentence) => ({ grade: 'documented', source: `NICE help, ${title}: ${sentence}`, location, date })
}

export const recordOnDemandHelp = page(
  'Record on Demand APIs',
  'https://help.nice-incontact.com/content/recording/recordondemandapi.htm',
  '2026-11-30',
)

export const maskHelp = page(
  'Mask and Unmask APIs',
  'https://help.nice-incontact.com/content/recording/publicmaskapi.htm',
  '2026-11-30',
)

export const mediaPlaybackHelp = page(
  'Media Playback APIs',
  'https://help.nicecxone.com/content/recording/mediaplaybacksapis.htm',
  '2026-11-30',
)

export const screenRecordingHelp = page(
  'Screen Interaction Recording APIs',
  'https://help.nicecxone.com/Content/recording/screenintrecordapis.htm',
  '2026-12-01',
)

export const businessDataHelp = page(
  'Business Data API',
  'https://help.nicecxone.com/Content/recording/businessdataapi.htm',
  '2026-12-01',
)

export const dataExtractionHelp = page(
  'Data Extraction APIs',
  'https://help.nicecxone.com/Content/recording/dataextractionapi.htm',
  '2026-12-01',
)
