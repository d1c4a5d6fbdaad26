/**
 * The seam between what is done with networks and the networks themselves, and model files.
 * <p>
 * {@link sc.fiji.superres.network.Architecture} is a kind of network and {@link sc.fiji.superres.network.NetworkConfig}
 * one of that kind; packages above this one bring them, and {@link sc.fiji.superres.network.Architectures} finds them.
 * {@link sc.fiji.superres.network.TrainableNetwork} is a network on a device.
 * {@link sc.fiji.superres.network.ModelFiles} opens our files and other people's state dicts;
 * {@link sc.fiji.superres.network.ModelCard} is what a file says of its training. May use: engine, torch; DJL, Gson.
 * </p>
 */
package sc.fiji.superres.network;
