"""Who stands where: positions and commitments."""
