import { correction, generate } from 'lean-qr'
import { toSvgSource } from 'lean-qr/extras/svg'

/** Black on white with the quiet zone that scanners want; a fifth of it may be dirty or torn. */
export const qrCode = (text: string): string =>
  toSvgSource(generate(text, { minCorrectionLevel: correction.Q }), {
    on: '#000000',
    off: '#ffffff',
    padX: 4,
    padY: 4,
    scale: 8,
    xmlDeclaration: true,
  })
