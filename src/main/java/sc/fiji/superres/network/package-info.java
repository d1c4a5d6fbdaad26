/**
 * Reads and writes model files: a network's configuration, weights and card.
 * <p>
 * {@link sc.fiji.superres.network.ModelFiles} opens our files and other people's state dicts;
 * {@link sc.fiji.superres.network.ModelCard} is the record of its training that a file carries.
 * </p>
 * <p>
 * May use: swinir, torch; Gson.
 * </p>
 */
package sc.fiji.superres.network;
