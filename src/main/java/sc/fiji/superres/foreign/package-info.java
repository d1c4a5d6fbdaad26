/**
 * Checks other people's TorchScript and writes it anew before it is run:
 * {@link sc.fiji.superres.foreign.ForeignScript}.
 * <p>
 * Every name in the code is looked up in a list of what networks need; a name that is not listed is refused by name.
 * </p>
 * <p>
 * May use: torch.
 * </p>
 */
package sc.fiji.superres.foreign;
