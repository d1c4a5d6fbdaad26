package sc.fiji.superres.network;

/**
 * Where an architecture was published.
 *
 * @param text authors, title, journal or conference and year
 * @param doi digital object identifier, without the address of a resolver
 */
public record Citation(String text, String doi) {}
