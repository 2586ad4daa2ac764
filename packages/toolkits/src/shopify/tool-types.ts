// Made by `pnpm catalogue-types`; not to be changed by hand.
import type {} from '@maillon/core'

declare module '@maillon/core' {
  interface Toolkits {
    /** Shopify: A web shop: orders and where they are, products and prices, customers. */
    shopify: unknown
  }

  interface Tools {
    /** Prepare an order for a customer. Nothing is charged: the answer has the address of an invoice that they can pay. */
    SHOPIFY_CREATE_DRAFT_ORDER: {
      toolkit: "shopify"
      input: {
        /** What is bought. */
        items: {
          /** `id` of the variant. */
          variant_id: string
          /** How many. */
          quantity: number
        }[]
        /** The customer's address. */
        email?: string | undefined
        /** What the people of the shop should know. */
        note?: string | undefined
        /** Tags of the order. */
        tags?: string[] | undefined
      }
      output: {
        id: string
        name: string
        status: string
        /** Where the customer pays. */
        invoiceUrl?: string | null | undefined
        total: { amount: string; currencyCode: string }
      }
    }
    /** Add a product, as a draft unless told otherwise. It has one variant, whose price SHOPIFY_UPDATE_VARIANTS sets. */
    SHOPIFY_CREATE_PRODUCT: {
      toolkit: "shopify"
      input: {
        /** What it is called. */
        title: string
        /** The text about it, as HTML. */
        descriptionHtml?: string | undefined
        /** Who makes it. */
        vendor?: string | undefined
        /** What kind of thing it is. */
        productType?: string | undefined
        /** All of its tags. */
        tags?: string[] | undefined
        /** `ACTIVE` can be sold at once. */
        status?: "ACTIVE" | "DRAFT" | "ARCHIVED" | undefined
      }
      output: {
        id: string
        title: string
        /** Its name in web addresses. */
        handle: string
        status: string
        vendor?: string | undefined
        productType?: string | undefined
        tags?: string[] | undefined
        description?: string | undefined
        totalInventory?: number | undefined
        /** Null where the web shop does not show it. */
        onlineStoreUrl?: string | null | undefined
        /** At most 20 of them. */
        variants: ({
          id: string
          title: string
          sku?: string | null | undefined
          price: string
          compareAtPrice?: string | null | undefined
          /** How many there are at all locations. */
          inventoryQuantity?: number | null | undefined
        })[]
      }
    }
    /** Get one order: what was bought, where it goes, how far it is, tracking numbers. */
    SHOPIFY_GET_ORDER: {
      toolkit: "shopify"
      input: {
        /** `id` of the order. */
        order_id: string
      }
      output: {
        id: string
        /** The number that people know, such as `#1001`. */
        name: string
        createdAt: string
        cancelledAt?: string | null | undefined
        /** `PAID`, `PENDING`, `REFUNDED` and others. */
        financialStatus?: string | null | undefined
        /** `UNFULFILLED`, `FULFILLED` and others. */
        fulfillmentStatus?: string | null | undefined
        /** With what was refunded or removed taken off. */
        total: { amount: string; currencyCode: string }
        customer?: { id: string; displayName: string } | null | undefined
        tags?: string[] | undefined
        email?: string | null | undefined
        note?: string | null | undefined
        /** The page that the customer sees. */
        statusPageUrl?: string | undefined
        shippingAddress?: string[] | undefined
        items: ({ title: string; variantTitle?: string | null | undefined; sku?: string | null | undefined; quantity: number; total: { amount: string; currencyCode: string } })[]
        shipments: ({ status?: string | null | undefined; tracking: ({ company?: string | null | undefined; number?: string | null | undefined; url?: string | null | undefined })[] })[]
      }
    }
    /** Find orders by number, customer or Shopify's search terms: `name:#1001`, `email:ana@acme.com`, `financial_status:paid`, `fulfillment_status:unfulfilled`, `created_at:>2026-11-01`. Newest first. */
    SHOPIFY_GET_ORDERS_WITH_FILTERS: {
      toolkit: "shopify"
      input: {
        /** Words and terms; left out for all orders. */
        query?: string | undefined
        /** How many, at most 100. */
        first?: number | undefined
        /** `next_cursor` of the page before; leave out for the first page. */
        after?: string | undefined
      }
      output: {
        orders: ({
          id: string
          /** The number that people know, such as `#1001`. */
          name: string
          createdAt: string
          cancelledAt?: string | null | undefined
          /** `PAID`, `PENDING`, `REFUNDED` and others. */
          financialStatus?: string | null | undefined
          /** `UNFULFILLED`, `FULFILLED` and others. */
          fulfillmentStatus?: string | null | undefined
          /** With what was refunded or removed taken off. */
          total: { amount: string; currencyCode: string }
          customer?: { id: string; displayName: string } | null | undefined
          tags?: string[] | undefined
        })[]
        /** `after` of the next page; null on the last one. */
        next_cursor?: string | null | undefined
      }
    }
    /** Find products, with prices and stock, by words and Shopify's search terms: `title:rope*`, `sku:R-8`, `vendor:Acme`, `tag:sale`, `status:active`, `inventory_total:<5`. */
    SHOPIFY_GET_PRODUCTS: {
      toolkit: "shopify"
      input: {
        /** Words and terms; left out for all products. */
        query?: string | undefined
        /** How many, at most 100. */
        first?: number | undefined
        /** `next_cursor` of the page before; leave out for the first page. */
        after?: string | undefined
      }
      output: {
        products: ({
          id: string
          title: string
          /** Its name in web addresses. */
          handle: string
          status: string
          vendor?: string | undefined
          productType?: string | undefined
          tags?: string[] | undefined
          description?: string | undefined
          totalInventory?: number | undefined
          /** Null where the web shop does not show it. */
          onlineStoreUrl?: string | null | undefined
          /** At most 20 of them. */
          variants: ({
            id: string
            title: string
            sku?: string | null | undefined
            price: string
            compareAtPrice?: string | null | undefined
            /** How many there are at all locations. */
            inventoryQuantity?: number | null | undefined
          })[]
        })[]
        /** `after` of the next page; null on the last one. */
        next_cursor?: string | null | undefined
      }
    }
    /** Find customers by name, e-mail, phone or Shopify's search terms: `country:France`, `orders_count:>3`, `tag:vip`. */
    SHOPIFY_SEARCH_CUSTOMERS: {
      toolkit: "shopify"
      input: {
        /** Words and terms; left out for all customers. */
        query?: string | undefined
        /** How many, at most 100. */
        first?: number | undefined
        /** `next_cursor` of the page before; leave out for the first page. */
        after?: string | undefined
      }
      output: {
        customers: ({
          id: string
          displayName: string
          email?: string | undefined
          phone?: string | undefined
          /** How many orders they made. */
          numberOfOrders: string
          amountSpent: { amount: string; currencyCode: string }
          tags?: string[] | undefined
          note?: string | null | undefined
          createdAt: string
        })[]
        /** `after` of the next page; null on the last one. */
        next_cursor?: string | null | undefined
      }
    }
    /** Change the note, the tags or the e-mail address of an order. */
    SHOPIFY_UPDATE_ORDER: {
      toolkit: "shopify"
      input: {
        /** `id` of the order. */
        order_id: string
        /** What the people of the shop should know. */
        note?: string | undefined
        /** All of its tags; those left out are taken off. */
        tags?: string[] | undefined
        /** The customer's address for this order. */
        email?: string | undefined
      }
      output: { id: string; name: string; note?: string | null | undefined; tags: string[] }
    }
    /** Change what is given of a product; take it out of sale with status `ARCHIVED`. */
    SHOPIFY_UPDATE_PRODUCT: {
      toolkit: "shopify"
      input: {
        /** `id` of the product. */
        product_id: string
        /** What it is called. */
        title?: string | undefined
        /** The text about it, as HTML. */
        descriptionHtml?: string | undefined
        /** Who makes it. */
        vendor?: string | undefined
        /** What kind of thing it is. */
        productType?: string | undefined
        /** All of its tags. */
        tags?: string[] | undefined
        /** Whether it can be sold. */
        status?: "ACTIVE" | "DRAFT" | "ARCHIVED" | undefined
      }
      output: {
        id: string
        title: string
        /** Its name in web addresses. */
        handle: string
        status: string
        vendor?: string | undefined
        productType?: string | undefined
        tags?: string[] | undefined
        description?: string | undefined
        totalInventory?: number | undefined
        /** Null where the web shop does not show it. */
        onlineStoreUrl?: string | null | undefined
        /** At most 20 of them. */
        variants: ({
          id: string
          title: string
          sku?: string | null | undefined
          price: string
          compareAtPrice?: string | null | undefined
          /** How many there are at all locations. */
          inventoryQuantity?: number | null | undefined
        })[]
      }
    }
    /** Set prices and article numbers (SKU) of variants of one product. */
    SHOPIFY_UPDATE_VARIANTS: {
      toolkit: "shopify"
      input: {
        /** `id` of the product. */
        product_id: string
        /** Which ones, and what becomes of them. */
        variants: ({
          /** `id` of the variant. */
          id: string
          /** In the currency of the shop, e.g. `19.90`. */
          price?: string | undefined
          /** The price before, shown crossed out. */
          compareAtPrice?: string | undefined
          /** Article number. */
          sku?: string | undefined
        })[]
      }
      output: { variants: ({
        id: string
        title: string
        sku?: string | null | undefined
        price: string
        compareAtPrice?: string | null | undefined
        /** How many there are at all locations. */
        inventoryQuantity?: number | null | undefined
      })[] }
    }
  }
}
