import { defineTool } from '@maillon/core/toolkit'
import { z } from 'zod'
import {
  type Connection,
  graphql,
  nextCursor,
  nextCursorOf,
  paging,
  shopifyId,
  wholeId,
} from './graphql.ts'

const variant = z.object({
  id: z.string(),
  title: z.string(),
  sku: z.string().nullish(),
  price: z.string(),
  compareAtPrice: z.string().nullish(),
  inventoryQuantity: z.number().nullish().describe('How many there are at all locations.'),
})

const product = z.object({
  id: z.string(),
  title: z.string(),
  handle: z.string().describe('Its name in web addresses.'),
  status: z.string(),
  vendor: z.string().optional(),
  productType: z.string().optional(),
  tags: z.array(z.string()).optional(),
  description: z.string().optional(),
  totalInventory: z.number().optional(),
  onlineStoreUrl: z.string().nullish().describe('Null where the web shop does not show it.'),
  variants: z.array(variant).describe('At most 20 of them.'),
})

type ShopifyProduct = Omit<z.input<typeof product>, 'variants'> & {
  variants: Connection<z.input<typeof variant>>
}

const shownOfVariant = 'id title sku price compareAtPrice inventoryQuantity'
const shown = `id title handle status vendor productType tags totalInventory onlineStoreUrl
  description(truncateAt: 500) variants(first: 20) { nodes { ${shownOfVariant} } }`

const readProduct = ({ variants, ...rest }: ShopifyProduct) => ({
  ...rest,
  variants: variants.nodes,
})

export const searchProducts = defineTool({
  slug: 'SHOPIFY_GET_PRODUCTS',
  name: 'Search products',
  description:
    "Find products, with prices and stock, by words and Shopify's search terms: `title:rope*`, `sku:R-8`, `vendor:Acme`, `tag:sale`, `status:active`, `inventory_total:<5`.",
  effect: 'read',
  important: true,
  scopes: ['read_products'],
  keywords: ['list', 'items', 'catalog', 'stock', 'inventory', 'price', 'find', 'goods'],
  input: z.object({
    query: z.string().optional().describe('Words and terms; left out for all products.'),
    ...paging,
  }),
  output: z.object({ products: z.array(product), next_cursor: nextCursor }),
  request: (input) =>
    graphql(
      `query ($query: String, $first: Int, $after: String) {
        products(query: $query, first: $first, after: $after) {
          nodes { ${shown} } pageInfo { hasNextPage endCursor }
        }
      }`,
      input,
    ),
  response: ({ data }: { data: { products: Connection<ShopifyProduct> } }) => ({
    products: data.products.nodes.map(readProduct),
    next_cursor: nextCursorOf(data.products),
  }),
})

const details = {
  descriptionHtml: z.string().optional().describe('The text about it, as HTML.'),
  vendor: z.string().optional().describe('Who makes it.'),
  productType: z.string().optional().describe('What kind of thing it is.'),
  tags: z.array(z.string()).optional().describe('All of its tags.'),
}

const status = z.enum(['ACTIVE', 'DRAFT', 'ARCHIVED'])

export const createProduct = defineTool({
  slug: 'SHOPIFY_CREATE_PRODUCT',
  name: 'Create a product',
  description:
    'Add a product, as a draft unless told otherwise. It has one variant, whose price SHOPIFY_UPDATE_VARIANTS sets.',
  effect: 'write',
  scopes: ['write_products'],
  keywords: ['new', 'item', 'add', 'catalog', 'goods'],
  input: z.object({
    title: z.string().min(1).describe('What it is called.'),
    ...details,
    status: status.default('DRAFT').describe('`ACTIVE` can be sold at once.'),
  }),
  output: product,
  request: (input) =>
    graphql(
      `mutation ($product: ProductCreateInput!) {
        productCreate(product: $product) { product { ${shown} } userErrors { field message } }
      }`,
      { product: input },
    ),
  response: ({ data }: { data: { productCreate: { product: ShopifyProduct } } }) =>
    readProduct(data.productCreate.product),
})

export const updateProduct = defineTool({
  slug: 'SHOPIFY_UPDATE_PRODUCT',
  name: 'Change a product',
  description: 'Change what is given of a product; take it out of sale with status `ARCHIVED`.',
  effect: 'write',
  idempotent: true,
  scopes: ['write_products'],
  keywords: ['edit', 'item', 'publish', 'archive', 'rename', 'goods'],
  plan: [{ tool: 'SHOPIFY_GET_PRODUCTS', to: 'find the product: its id is the product_id' }],
  input: z.object({
    product_id: shopifyId('Product'),
    title: z.string().min(1).optional().describe('What it is called.'),
    ...details,
    status: status.optional().describe('Whether it can be sold.'),
  }),
  output: product,
  request: ({ product_id, ...rest }) =>
    graphql(
      `mutation ($product: ProductUpdateInput!) {
        productUpdate(product: $product) { product { ${shown} } userErrors { field message } }
      }`,
      { product: { id: wholeId('Product', product_id), ...rest } },
    ),
  response: ({ data }: { data: { productUpdate: { product: ShopifyProduct } } }) =>
    readProduct(data.productUpdate.product),
})

const price = z
  .string()
  .regex(/^\d+(\.\d+)?$/, 'A number, like 19.90.')
  .optional()

export const updateVariants = defineTool({
  slug: 'SHOPIFY_UPDATE_VARIANTS',
  name: 'Change prices',
  description: 'Set prices and article numbers (SKU) of variants of one product.',
  effect: 'write',
  idempotent: true,
  scopes: ['write_products'],
  keywords: ['price', 'sku', 'discount', 'sale', 'variant', 'cost'],
  plan: [{ tool: 'SHOPIFY_GET_PRODUCTS', to: 'learn the ids of the product and its variants' }],
  input: z.object({
    product_id: shopifyId('Product'),
    variants: z
      .array(
        z.object({
          id: shopifyId('ProductVariant'),
          price: price.describe('In the currency of the shop, e.g. `19.90`.'),
          compareAtPrice: price.describe('The price before, shown crossed out.'),
          sku: z.string().optional().describe('Article number.'),
        }),
      )
      .min(1)
      .max(100)
      .describe('Which ones, and what becomes of them.'),
  }),
  output: z.object({ variants: z.array(variant) }),
  request: ({ product_id, variants }) =>
    graphql(
      `mutation ($productId: ID!, $variants: [ProductVariantsBulkInput!]!) {
        productVariantsBulkUpdate(productId: $productId, variants: $variants) {
          productVariants { ${shownOfVariant} } userErrors { field message }
        }
      }`,
      {
        productId: wholeId('Product', product_id),
        variants: variants.map(({ id, sku, ...rest }) => ({
          id: wholeId('ProductVariant', id),
          ...rest,
          ...(sku !== undefined && { inventoryItem: { sku } }),
        })),
      },
    ),
  response: ({ data }: { data: { productVariantsBulkUpdate: { productVariants: never[] } } }) => ({
    variants: data.productVariantsBulkUpdate.productVariants,
  }),
})
