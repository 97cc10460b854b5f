"""What names of bodies say in scripts whose words English names translate."""
