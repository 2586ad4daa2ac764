import { promisify } from 'node:util'
import { constants, zstdCompress, zstdDecompress } from 'node:zlib'

/** Bytes from which on it takes longer to encrypt, write and read them than to make them fewer. */
const large = 256 * 1024
/** How zstd's frames begin (RFC 8878 §3.1.1); no JSON begins with its first byte, `(`. */
const magic = Buffer.from([0x28, 0xb5, 0x2f, 0xfd])

const compress = promisify(zstdCompress)
const decompress = promisify(zstdDecompress)
const chunkSize = 1024 * 1024
const params = { [constants.ZSTD_c_compressionLevel]: 1 }

/** JSON in fewer bytes where it has many, while others go on. */
export async function packed(json: Buffer): Promise<Buffer> {
  return json.length < large ? json : compress(json, { chunkSize, params })
}

/** The JSON that was packed. */
export async function unpacked(bytes: Buffer): Promise<Buffer> {
  return bytes.subarray(0, magic.length).equals(magic) ? decompress(bytes, { chunkSize }) : bytes
}
