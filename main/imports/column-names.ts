import { fold } from '../../shared/fold.ts';
import type { ImportField } from '../../shared/imports.ts';

/** A heading without accents, capitals and signs: "Preço (R$)" is "preco". */
export function simplifyHeading(heading: string): string {
  return fold(heading)
    .replace(/r\$|us\$/g, ' ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** What the columns are called in the spreadsheets of shops and tills, in Portuguese, English and Spanish. */
export const columnNames: Readonly<Record<ImportField, readonly string[]>> = {
  name: [
    ...[
      'nome',
      'produto',
      'produtos',
      'nome do produto',
      'nome produto',
      'titulo',
      'item',
      'mercadoria',
      'artigo',
    ],
    ...['name', 'product', 'product name', 'item name', 'title', 'article'],
    ...['nombre', 'producto', 'nombre del producto', 'articulo'],
  ],
  code: [
    ...[
      'codigo',
      'cod',
      'cod produto',
      'codigo do produto',
      'codigo interno',
      'ref',
      'referencia',
      'sku',
      'id',
    ],
    ...['code', 'product code', 'item code', 'reference', 'codigo del producto', 'cod interno', 'id produto'],
    ...['ean', 'gtin', 'codigo de barras', 'cod barras', 'barcode', 'codigo de barra'],
  ],
  price: [
    ...[
      'por',
      'por preco',
      'preco por',
      'preco promocional',
      'preco de promocao',
      'preco atual',
      'preco de oferta',
    ],
    ...[
      'oferta',
      'promocao',
      'sale price',
      'offer price',
      'special price',
      'precio de oferta',
      'precio promocional',
      'ahora',
      'ahora precio',
    ],
    ...[
      'preco',
      'preco de venda',
      'preco venda',
      'valor',
      'valor de venda',
      'preco unitario',
      'valor unitario',
    ],
    ...[
      'vl venda',
      'vlr venda',
      'preco final',
      'price',
      'unit price',
      'selling price',
      'precio',
      'precio de venta',
      'pvp',
    ],
  ],
  oldPrice: [
    ...[
      'de',
      'de preco antigo',
      'preco de',
      'preco antigo',
      'preco anterior',
      'preco original',
      'preco cheio',
    ],
    ...[
      'preco normal',
      'preco de tabela',
      'preco tabela',
      'old price',
      'original price',
      'list price',
      'regular price',
    ],
    ...['compare at price', 'price before', 'was', 'precio anterior', 'precio original', 'precio antes'],
    ...['antes', 'antes precio anterior'],
  ],
  pixPrice: [
    ...[
      'pix',
      'preco pix',
      'preco no pix',
      'valor pix',
      'valor no pix',
      'por no pix',
      'a vista',
      'preco a vista',
    ],
    ...[
      'valor a vista',
      'pix price',
      'price with pix',
      'cash price',
      'precio pix',
      'precio con pix',
      'al contado',
    ],
  ],
  instalments: [
    ...['parcelas', 'parcela', 'parcelamento', 'condicao', 'condicoes', 'cartao', 'no cartao', 'parcelado'],
    ...['instalments', 'installments', 'instalment', 'installment', 'cuotas', 'plazos'],
  ],
  coupon: [
    ...[
      'cupom',
      'cupom de desconto',
      'codigo do cupom',
      'codigo cupom',
      'coupon',
      'coupon code',
      'promo code',
    ],
    ...['voucher', 'cupon', 'cupon de descuento', 'codigo del cupon'],
  ],
  couponDiscount: [
    ...[
      'desconto',
      'desconto do cupom',
      'desconto cupom',
      'valor do desconto',
      'discount',
      'coupon discount',
    ],
    ...['descuento', 'descuento del cupon'],
  ],
  stock: [
    ...[
      'estoque',
      'quantidade',
      'qtd',
      'qtde',
      'quant',
      'saldo',
      'estoque atual',
      'em estoque',
      'disponivel',
    ],
    ...['stock', 'quantity', 'qty', 'inventory', 'in stock', 'existencias', 'cantidad', 'existencia'],
  ],
  validUntil: [
    ...[
      'validade',
      'valido ate',
      'valida ate',
      'vence',
      'vence em',
      'vencimento',
      'data de validade',
      'ate',
      'expira',
    ],
    ...[
      'fim da promocao',
      'valid until',
      'expires',
      'expiry',
      'expiry date',
      'expiration date',
      'ends',
      'valido hasta',
    ],
    ...['valida hasta', 'vigencia', 'caducidad', 'vencimiento', 'fecha de vencimiento'],
  ],
  category: [
    ...['categoria', 'categorias', 'grupo', 'departamento', 'secao', 'setor', 'familia', 'tipo', 'linha'],
    ...['category', 'department', 'section', 'group', 'type', 'seccion', 'categoria do produto'],
  ],
  link: [
    ...['link', 'links', 'url', 'site', 'pagina', 'link do produto', 'link de compra', 'endereco'],
    ...['product link', 'product url', 'website', 'web', 'page', 'enlace', 'liga'],
  ],
  note: [
    ...[
      'observacao',
      'observacoes',
      'obs',
      'nota',
      'notas',
      'detalhe',
      'detalhes',
      'comentario',
      'informacoes',
    ],
    ...[
      'descricao',
      'descricao do produto',
      'note',
      'notes',
      'details',
      'comment',
      'description',
      'descripcion',
    ],
    ...['observaciones', 'observacion', 'detalles'],
  ],
  photos: [
    ...['foto', 'fotos', 'imagem', 'imagens', 'arquivo da foto', 'arquivo', 'nome da foto', 'figura'],
    ...['photo', 'photos', 'photo file', 'image', 'images', 'picture', 'pictures', 'imagen', 'imagenes'],
  ],
};

/** What a heading is about when it is none of the names above: "preço ao consumidor". The first one counts. */
export const columnWords: readonly (readonly [pattern: RegExp, field: ImportField])[] = [
  [/\bpix\b/, 'pixPrice'],
  [/\bparcel|\binstal|\bcuota/, 'instalments'],
  [/\bdesconto|\bdiscount|\bdescuento/, 'couponDiscount'],
  [/\bcupo|\bcoupon/, 'coupon'],
  [/\bfoto|\bimage|\bphoto|\bpicture/, 'photos'],
  [/\bvalid|\bvenc|\bexpir/, 'validUntil'],
  [/\bestoque|\bstock|\bqt[de]/, 'stock'],
  [/\bcateg/, 'category'],
  [/\blink|\burl\b/, 'link'],
  [/\bantig|\banterior|\boriginal|\bold\b/, 'oldPrice'],
  [/\bprec|\bprice|\bvalor\b/, 'price'],
  [/\bcod|\bsku\b|\bref/, 'code'],
  [/\bnome|\bprodut|\bname|\bproduct|\bnombre/, 'name'],
  [/\bobs|\bdescri|\bnot[ae]/, 'note'],
];
