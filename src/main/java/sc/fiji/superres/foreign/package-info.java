/**
 * Other people's TorchScript, checked and written anew before it is run:
 * {@link sc.fiji.superres.foreign.ForeignScript}.
 * <p>
 * Every name in the code is looked up in a list of what networks need; what is not there is refused by its name. May
 * use: torch.
 * </p>
 */
package sc.fiji.superres.foreign;
