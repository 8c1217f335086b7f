const kinds = [
  'Clientes',
  'Ofertas',
  'Vizinhas',
  'Encomendas',
  'Feira',
  'Clube do queijo',
  'Amigas',
  'Novidades',
] as const;
const places = [
  ...['do Centro', 'da Vila Nova', 'do Jardim América', 'da Praça da Matriz', 'do Alto da Serra'],
  ...['da Rua das Flores', 'da Escola Municipal', 'do Condomínio Bela Vista', 'do Mercado Velho'],
  ...['da Estação', 'do Bairro Alto', 'da Beira-Rio', 'de Santa Efigênia', 'do Parque dos Ipês'],
] as const;

/** So many groups, no two of one name; some names are long. */
export function nameGroups(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => {
    const name = `${kinds[index % kinds.length]} ${places[Math.floor(index / kinds.length) % places.length]}`;
    const round = Math.floor(index / (kinds.length * places.length));
    return round === 0 ? name : `${name} ${round + 1}`;
  });
}
