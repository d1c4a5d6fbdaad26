/**
 * Model files: a network's configuration, weights and card, read and written.
 * <p>
 * {@link sc.fiji.superres.network.ModelFiles} opens our files and other people's state dicts;
 * {@link sc.fiji.superres.network.ModelCard} is what a file says of its training. May use: swinir, torch; Gson.
 * </p>
 */
package sc.fiji.superres.network;
