/**
 * The seam between what is done with networks and the networks themselves, and model files.
 * <p>
 * {@link sc.fiji.superres.network.Architecture} is a kind of network and {@link sc.fiji.superres.network.NetworkConfig}
 * one network of that kind; packages above this one bring them, and {@link sc.fiji.superres.network.Architectures}
 * finds them. {@link sc.fiji.superres.network.TrainableNetwork} is a network on a device.
 * {@link sc.fiji.superres.network.ModelRef} is a model as a user names it, {@link sc.fiji.superres.network.ModelFiles}
 * opens our files and other people's state dicts, and {@link sc.fiji.superres.network.ModelCard} is the record of its
 * training that a file carries.
 * </p>
 * <p>
 * May use: engine, image, starter, torch, trust; DJL, Gson.
 * </p>
 */
package sc.fiji.superres.network;
